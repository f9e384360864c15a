"""Text, octets, numbers and instants, as RFC 7515 and RFC 7519 write them."""
