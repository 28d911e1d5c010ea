"""The nouns of a decree: frozen models without I/O."""
