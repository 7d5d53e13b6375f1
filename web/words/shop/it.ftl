## Locandine
shop-posters-why = Con una locandina alla cassa i clienti trovano la loro tessera: la inquadrano con la fotocamera, e ce l’hanno.
shop-poster-size = Che cosa ti serve?
shop-a4 = A4
shop-a4-why = per la parete o la vetrina
shop-a6 = A6
shop-a6-why = uno piccolo accanto alla cassa
shop-tent = Cavalierino da tavolo
shop-tent-why = un A4 piegato: sta sul tavolo e si legge da due lati
shop-poster-language = In quale lingua?
shop-poster-open = Apri per stampare
shop-poster-how = Si apre in una pagina sua. Stampalo al 100 % o salvalo in PDF.
shop-poster-preview = La locandina, più o meno come sarà
shop-join = Lo stesso come link
shop-join-why = Per il tuo sito, un messaggio o la firma di una mail. Chi lo apre riceve una tessera.
shop-join-link = Link a una tessera nuova
shop-join-copy = Copia il link
shop-join-copied = Copiato
shop-blanks = Tessere vuote su carta
shop-blanks-why = Per chi non ha il telefono con sé. Ognuna prende vita alla prima scansione.
shop-blanks-number = Quante?
shop-blanks-rule = Da { $min } a { $max }; su una pagina ce ne stanno dieci.
shop-blanks-make = Preparale
shop-blanks-open = { $n ->
    [one] Apri la tessera per stamparla
   *[other] Apri le { $n } tessere per stamparle
}

## Impostazioni: il negozio
shop-about = Il negozio
shop-name-rule = Un nome da 1 a 80 caratteri.
shop-kind-why = Ne dipendono i valori di partenza, per esempio quando qualcuno conta come perso.
shop-language-why = La prima lingua delle locandine e delle pagine. I clienti possono sceglierne un’altra.
shop-zone-why = Scrivi una città. I tuoi giorni cominciano alla sua mezzanotte.
shop-zone-rule = Questo fuso orario non esiste. Scegline uno dall’elenco, per esempio Europe/Rome.
shop-currency-why = Si può cambiare finché non è registrato il primo importo.
shop-currency-rule = Questa valuta non esiste. Scegline una dall’elenco.
shop-currency-in-use = Ci sono già importi registrati nella valuta attuale, quindi resta questa.
shop-hours = Orari di apertura
shop-hours-what = Quando sei aperto, giorno per giorno
shop-hours-why = Le scansioni a negozio chiuso meritano uno sguardo. Si può chiudere dopo mezzanotte: 18:00–02:00.
shop-hours-rule = Al massimo quattro fasce al giorno, ognuna con due orari.
shop-closed-day = Chiuso
shop-opens = apre
shop-closes = chiude
shop-hours-add = Aggiungi un orario
shop-hours-copy = Uguale tutti i giorni
shop-places = Sedi
shop-places-what = Le tue casse e le tue sedi
shop-places-why = Ogni dispositivo sta in una sede, e i numeri si possono chiedere per una sola.
shop-place-name = Cambia nome a «{ $name }»
shop-place-new = Un’altra sede

## Impostazioni: l’aspetto
shop-look = Aspetto
shop-look-what = Il tuo colore e il tuo logo, su tessere, locandine e alla cassa
shop-colour = Colore del tuo timbro
shop-colour-as-given = Si legge così com’è, su carta chiara e su carta scura.
shop-colour-changed = Su carta chiara si mostra un po’ più scuro, o su quella scura più chiaro, perché tutti lo leggano.
shop-colour-preview = Il tuo timbro di giorno e di notte
shop-colour-own = Torna al colore di timbro
shop-logo = Logo
shop-logo-now = Il tuo logo com’è adesso
shop-logo-why = PNG o JPEG, al massimo 2 MB e 4.096 pixel per lato. Sta su fondo bianco.
shop-logo-large = Questo file è troppo grande: al massimo 2 MB e 4.096 pixel per lato.
shop-logo-type = Non è né un PNG né un JPEG.
shop-logo-drop = Togli il logo

## Impostazioni: come si conta
shop-counting = Come si contano i numeri
shop-counting-what = Quando qualcuno conta come perso, quando finisce la giornata, quando sei chiuso
shop-window = Quando un cliente conta come perso?
shop-window-why = Dopo tanti giorni di apertura senza una visita. Si contano così anche i mesi passati.
shop-window-preset = { $n ->
    [one] Come è abituale per il tuo tipo di negozio: { $n } giorno
   *[other] Come è abituale per il tuo tipo di negozio: { $n } giorni
}
shop-window-auto = Come vengono i tuoi clienti, appena ce ne sono abbastanza per dirlo
shop-window-days = Dopo i giorni che scelgo io
shop-days = Giorni
shop-days-rule = Da { $min } a { $max } giorni.
shop-day-end = Quando finisce la tua giornata?
shop-day-end-why = Una visita prima di quest’ora appartiene alla sera precedente. Mezzanotte è 00:00.
shop-day-end-rule = Un’ora prima di mezzogiorno, per esempio 04:00.
shop-closures = Periodi di chiusura
shop-closures-why = Ferie e lavori: nessuno conta come in ritardo per i giorni in cui eri chiuso.
shop-closures-rule = Ogni periodo ha bisogno di due giorni e non può finire prima di cominciare. Possono essere 200.
shop-closure-of = Periodo di chiusura { $n }
shop-closure-from = Primo giorno di chiusura
shop-closure-to = Ultimo giorno di chiusura
shop-closure-name = Perché?
shop-closure-add = Aggiungi una chiusura

## Impostazioni: i clienti
shop-asking = Una domanda sulla tessera
shop-asking-what = Che cosa si chiede ai clienti dopo una visita
shop-ask = Che cosa deve chiedere la tessera? Una volta ogni novanta giorni, a chi lo permette.
shop-ask-nps = Ci consiglieresti?
shop-ask-nps-why = da 0 a 10; dice quanto è probabile che portino altri
shop-ask-csat = Com’è andata oggi?
shop-ask-csat-why = da 1 a 5; dice quanto sono contenti di una visita
shop-ask-none = Niente
shop-ask-none-why = la tessera non fa domande
shop-keeping = Per quanto si conserva
shop-keeping-what = Che cosa si cancella da sé, e quando
shop-profiling = Parole e note, in mesi
shop-profiling-why = Poi si cancellano commenti, casi e note, e le etichette di chi non viene più.
shop-marketing = Permesso di mandare offerte, in mesi
shop-marketing-why = Poi finisce il permesso di mandare offerte e notizie, se non viene ridato.
shop-months-rule = Da { $min } a { $max } mesi.
shop-notice = Informativa sulla privacy
shop-notice-what = Che cosa aggiungi a quello che i clienti leggono sui loro dati
shop-notice-why = Il testo di timbro dice che cosa si conserva e perché. Aggiungi chi è il titolare, con un indirizzo.
shop-notice-rule = Al massimo { $max } caratteri, senza segni che non si possono mostrare.
