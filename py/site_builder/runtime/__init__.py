"""Make what Python starts from in the browser, and list whose work it is."""
