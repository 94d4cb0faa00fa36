"""What Matters: outcomes-focused care, from a first conversation to a reviewed outcome."""
