"""A process that draws one PDF: the document comes in as JSON, the PDF goes out."""

import sys

from server.paper.drawing import drawn

sys.stdout.buffer.write(drawn(sys.stdin.buffer.read().decode()))
