"""Wayline: from customer journey mapping to journey management."""
