"""What leaves the engine: the report, the ticket, the link."""
