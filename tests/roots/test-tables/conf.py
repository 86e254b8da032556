extensions = ["myst_parser", "fabula.sphinxext"]
project = "Harrow Quay"
version = "1"
copyright = "nobody"
html_theme = "basic"
fabula_story = "story"
nitpicky = True
fabula_pages = True
