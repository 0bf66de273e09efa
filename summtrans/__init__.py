"""summtrans: French news coverage in, a short English brief out."""
