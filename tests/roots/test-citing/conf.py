extensions = ["myst_parser", "sphinx.ext.intersphinx", "fabula.sphinxext"]
project = "Another story"
copyright = "nobody"
html_theme = "basic"
fabula_story = "story"
nitpicky = True
