# What a poster says: on paper, and on the sketch of it in the office.
poster-line = Your stamps on your phone. Scan, no app needed.
