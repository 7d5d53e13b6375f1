# Co mówi plakat: na papierze i na jego szkicu w biurze.
poster-line = Twoje pieczątki w telefonie. Zeskanuj, bez aplikacji.
