"""Everything that touches the world: sockets, pages, stores. It imports ``board``, never the other way round."""
