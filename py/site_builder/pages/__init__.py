"""Make the pages, and what is written into them."""
