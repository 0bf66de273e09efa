"""From French lines to English lines: what happens before the model, the engines, and what is checked afterwards."""
