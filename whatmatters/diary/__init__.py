"""What somebody writes for themself, and whom of those around them they let read which of it."""
