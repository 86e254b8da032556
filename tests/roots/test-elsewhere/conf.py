extensions = ["myst_parser", "sphinx.ext.intersphinx"]
project = "A town and its bridges"
copyright = "nobody"
html_theme = "basic"
nitpicky = True
