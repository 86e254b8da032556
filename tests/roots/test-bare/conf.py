extensions = ["myst_parser", "fabula.sphinxext"]
project = "Harrow Quay"
version = "1"
copyright = "nobody"
html_theme = "basic"
fabula_story = "story"
fabula_narrative = ["index"]
nitpicky = True
