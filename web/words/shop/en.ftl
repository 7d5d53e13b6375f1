## Posters
shop-posters-why = One poster at the till is how customers find their card: they point their camera at it, and have it.
shop-poster-size = What shall it be?
shop-a4 = A4
shop-a4-why = for the wall or the window
shop-a6 = A6
shop-a6-why = a small one beside the till
shop-tent = Table tent
shop-tent-why = A4, folded: it stands on a table and is read from both sides
shop-poster-language = In which language?
shop-poster-open = Open to print
shop-poster-how = It opens by itself. Print it at 100 %, or save it as a PDF.
shop-poster-preview = The poster, about as it will be
shop-join = The same as a link
shop-join-why = For your website, a message, or the foot of a mail. Whoever opens it gets a card.
shop-join-link = Link to a new card
shop-join-copy = Copy the link
shop-join-copied = Copied
shop-blanks = Blank cards on paper
shop-blanks-why = For customers without a phone at hand. Each comes alive at its first scan.
shop-blanks-number = How many?
shop-blanks-rule = { $min } to { $max }; ten fit on a page.
shop-blanks-make = Make them
shop-blanks-open = { $n ->
    [one] Open the card to print it
   *[other] Open the { $n } cards to print them
}

## Settings: the shop
shop-about = The shop
shop-name-rule = A name of 1 to 80 characters.
shop-kind-why = Presets hang on it, such as when somebody counts as lost.
shop-language-why = The first language of your posters and pages. Customers may choose another.
shop-zone-why = Type a city. Your days begin at its midnight.
shop-zone-rule = No such time zone. Choose one from the list, such as Europe/Rome.
shop-currency-why = It can be changed until the first amount is recorded.
shop-currency-rule = No such currency. Choose one from the list.
shop-currency-in-use = Amounts in the present currency are recorded already, so it stays.
shop-hours = Opening hours
shop-hours-what = When you are open on each day
shop-hours-why = Scans while you are closed are worth a look. Closing after midnight is fine: 18:00 to 02:00.
shop-hours-rule = At most four spells a day, each with two times.
shop-closed-day = Closed
shop-opens = opens
shop-closes = closes
shop-hours-add = Add hours
shop-hours-copy = The same on all days
shop-places = Locations
shop-places-what = Your counters and branches
shop-places-why = Each device stands at one location, and numbers can be asked for one of them.
shop-place-name = Rename “{ $name }”
shop-place-new = Another location

## Settings: how it looks
shop-look = Look
shop-look-what = Your colour and your logo, on cards, posters and at the counter
shop-colour = Colour of your stamp
shop-colour-as-given = It can be read on light and on dark paper just as it is.
shop-colour-changed = It is shown a little darker on light paper or lighter on dark, so that everybody can read it.
shop-colour-preview = Your stamp by day and by night
shop-colour-own = Back to timbro’s own colour
shop-logo = Logo
shop-logo-now = Your logo as it is
shop-logo-why = PNG or JPEG, at most 2 MB and 4,096 pixels a side. It stands on white.
shop-logo-large = This file is too large: at most 2 MB and 4,096 pixels a side.
shop-logo-type = This is no PNG and no JPEG.
shop-logo-drop = Take the logo away

## Settings: how it counts
shop-counting = How numbers are counted
shop-counting-what = When somebody counts as lost, when your day ends, when you are closed
shop-window = When does a customer count as lost?
shop-window-why = After so many open days without a visit. Past months are counted so, too.
shop-window-preset = { $n ->
    [one] As is usual for your kind of shop: { $n } day
   *[other] As is usual for your kind of shop: { $n } days
}
shop-window-auto = As your own customers come, once there are enough of them to tell
shop-window-days = After days that I choose
shop-days = Days
shop-days-rule = { $min } to { $max } days.
shop-day-end = When does your day end?
shop-day-end-why = A visit before this time belongs to the evening before. Midnight is 00:00.
shop-day-end-rule = A time before noon, such as 04:00.
shop-closures = Closed spells
shop-closures-why = Holidays and works: nobody counts as late because of days on which you were closed.
shop-closures-rule = Each spell needs two days, and must not end before it begins. There can be 200.
shop-closure-of = Closed spell { $n }
shop-closure-from = First closed day
shop-closure-to = Last closed day
shop-closure-name = What for?
shop-closure-add = Add a closed spell

## Settings: customers
shop-asking = A question on the card
shop-asking-what = What customers are asked after a visit
shop-ask = What shall the card ask? Once in ninety days, of those who allow it.
shop-ask-nps = Would you recommend us?
shop-ask-nps-why = 0 to 10; tells how likely people are to bring others
shop-ask-csat = How was it today?
shop-ask-csat-why = 1 to 5; tells how content they are with a visit
shop-ask-none = Nothing
shop-ask-none-why = the card asks no question
shop-keeping = How long things are kept
shop-keeping-what = What is deleted by itself, and when
shop-profiling = Words and notes, in months
shop-profiling-why = Then comments, cases and notes are deleted, and the tags of who does not come any more.
shop-marketing = Leave to send offers, in months
shop-marketing-why = Then it ends that somebody allows offers and news, unless they say so again.
shop-months-rule = { $min } to { $max } months.
shop-notice = Privacy notice
shop-notice-what = What you add to what customers read about their data
shop-notice-why = timbro’s own text says what is kept and why. Add who is responsible, with an address.
shop-notice-rule = At most { $max } characters, without signs that cannot be shown.
