"""Completion: names and words of a library by their pinyin, their initials, or a piece of them."""
