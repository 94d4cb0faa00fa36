"""What plans cost, counted by the product and by one hand-written statement."""
