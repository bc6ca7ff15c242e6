"""The vendor's data types, one module a topic: plain attrs classes under their official names."""
