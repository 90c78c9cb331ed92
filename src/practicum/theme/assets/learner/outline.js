// The course's whole outline. `practicum build` writes it in once the site is built; in `make serve` there is none.
practicum.outline = null;
