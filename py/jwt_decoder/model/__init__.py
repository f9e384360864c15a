"""Records that pass from room to room; they hold no behaviour."""
