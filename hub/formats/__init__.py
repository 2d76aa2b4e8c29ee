"""How dates and times are written, where Django's way is not what people here read every day."""
