"""Keys from the network: only where somebody asks for them, and agrees to each host that is asked."""
