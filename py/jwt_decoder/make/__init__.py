"""What is made here: keys, and tokens of them."""
