"""Findings about a map: one file a theme, one function a check [M52]."""
