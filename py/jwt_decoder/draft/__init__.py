"""A token that is being written: what its texts say so far, what breaks them, and edits that a person may want.

An edit changes the text where it must and leaves every other character as it was typed.
"""
