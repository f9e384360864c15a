"""The forms in which people have their keys, one file each."""
