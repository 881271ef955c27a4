"""The widgets of the browser and the pure functions they draw with."""
