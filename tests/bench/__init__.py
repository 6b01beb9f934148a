"""What Talka costs beside the least that Python can do: a bare broadcast of the same bytes."""
