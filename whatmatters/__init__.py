"""What Matters: outcomes-focused care and support, from a first conversation to a reviewed outcome."""
