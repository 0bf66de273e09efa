"""Knowledge of written French that several stages share: words and their weights, figures and dates, spelling."""
