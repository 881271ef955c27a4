"""The screens of the browser: layout and messages, no drawing."""
