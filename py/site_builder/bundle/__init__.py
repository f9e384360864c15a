"""Make of scripts, styles and packages the files that the site is made of."""
