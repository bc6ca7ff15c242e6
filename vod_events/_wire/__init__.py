"""From bytes to objects and back: text, shapes, events, generated functions, two engines."""
