"""Breaking things for a while, at random but by a seed: what was acknowledged must be there, once."""
