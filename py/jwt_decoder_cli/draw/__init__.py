"""The report as text: each module draws one part of it, on a Sheet."""
