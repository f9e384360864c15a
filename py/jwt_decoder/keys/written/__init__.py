"""Keys as texts, in every form that people ask for."""
