# Che cosa dice una locandina: sulla carta, e nel suo schizzo in ufficio.
poster-line = I tuoi timbri sul telefono. Inquadra, senza app.
