"""How the tokens, keys and parties of a paste belong together: who acts for whom, and what is bound to what."""
