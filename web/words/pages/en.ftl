## Any page
calendar-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
stamps-to-reward = { $n } more to { $reward }
reward-ready = Ready for you: { $reward }
reward-until = Until { $date }.
reward-how = Ask for it at the counter.
languages = Language
stamps-spoken = { $n } of { $goal } stamps.
stamp-last-today = last stamp today, { $time }
stamp-last-yesterday = last stamp yesterday, { $time }
stamp-last = last stamp on { $date }
rewards-spoken = { $n ->
    [one] One reward is ready: { $rewards }.
   *[other] { $n } rewards are ready: { $rewards }.
}
reward-use = Use
reward-use-this = Use { $reward }
reward-show = Show this at the counter.
reward-keep-first = Ask for it at the counter. To use it with a code, keep your card on this phone first.
reward-was-used = Used on { $date }, { $time }.
reward-was-taken-back = The shop has taken this reward back.
reward-has-expired = This was good until { $date }.

## The customer's card
card-title = Your card at { $shop }
card-code = Your code
card-aloud = or say
card-first = No stamps yet. Show your code at the counter for the first one.
card-why = Why { $n }?
card-live = live code · works offline
card-printed = Show this at the counter
card-offline = Offline. The code works, and the stamps are as of the last time.
card-moment = { $reward } is yours
card-used = { $reward }: enjoy it!
card-close = Close
card-larger = Your code. Show it large
card-sound = Sound
card-install = Put it on the home screen
card-install-ios = To put it on the home screen: tap Share, then “Add to Home Screen”.
card-print = Print this card
history-title = Your stamps at { $shop }
history-all = The whole history
history-older = Older
history-none = Nothing has happened yet.
print-title = Your card on paper
print-how = Print at 100 %, with the browser’s print command. It collects stamps as your phone does; to use a reward, bring the phone.
print-size = Size
print-wallet = Wallet size
print-picture = Only the code, as a picture
card-no-program = This shop is still setting up its punch card. Your code works already.
card-keep-why = Keep this card on this phone, and you find it again without the link.
card-keep = Keep it here

## Lines of a card's history
entry-open = Stamps carried over
entry-earn = Visit
entry-issue = Reward earned
entry-redeem = Reward used
entry-void = Stamp taken back
entry-refund = Purchase refunded
entry-adjust = Corrected by the shop
entry-gift = A gift from the shop
entry-expire = Stamps expired

## What a customer may ask about themselves
privacy-title = Your data at { $shop }
privacy-open = Your data
privacy-back = Back to the card
privacy-switches = What you allow
privacy-service-messages = Messages about your own card
privacy-service-messages-why = A reward that is ready, stamps that expire soon.
privacy-marketing = Offers and news
privacy-marketing-why = Now and then, and from nobody else.
privacy-profiling = Being known as a regular
privacy-profiling-why = The shop sees under your name how often you come, unless you turn this off.
privacy-surveys = Being asked how it was
privacy-surveys-why = A question after a visit. You never have to answer.
privacy-on = On.
privacy-off = Off.
privacy-on-since = On since { $date }.
privacy-off-since = Off since { $date }.
privacy-turn-on = Turn on
privacy-turn-off = Turn off
privacy-have = What the shop knows
privacy-have-why = All of it is here, to read and to take with you.
privacy-read = Read it
privacy-download = Download it as JSON
privacy-forget = Be forgotten
privacy-forget-why = Your name, your words and your card are deleted at once, for good. The stamps and rewards on the card are lost.
privacy-forget-open = Be forgotten…
privacy-forget-title = Shall { $shop } forget you?
privacy-forget-yes = Yes, forget me
privacy-forget-no = No, keep my card
privacy-forgotten = You are forgotten. This card has ended.
privacy-notice = How { $shop } handles your data
privacy-notice-what = { $shop } is responsible for your data. It keeps when you come, what you earn and use, and what you tell of yourself. Neither a name nor an address is needed.
privacy-notice-why = It needs this to run your card. Anything more is yours to allow above, and to take back at any time.
privacy-notice-how = Names, addresses and words are encrypted under a key of your own. Nothing is sold, and no other shop sees it.
privacy-notice-profiling = { $n ->
    [one] What was said and noted about you is deleted after one month.
   *[other] What was said and noted about you is deleted after { $n } months.
}
privacy-notice-marketing = { $n ->
    [one] That you allow offers and news lasts one month, unless you say so again.
   *[other] That you allow offers and news lasts { $n } months, unless you say so again.
}
privacy-notice-rights = Here you can read, take and delete your data. Ask the shop to correct them. If something is wrong, you can complain to your data protection authority.
export-title = What { $shop } knows of you
export-back = Back to your data
export-none = Nothing here yet
export-profile = You
export-name = Name
export-email = E-mail
export-phone = Telephone
export-birthday = Birthday
export-since = Known since
export-tags = The shop’s words for you
export-consents = What you allowed
export-visits = When you came
export-refused-scans = Scans that came in late and gave no stamp
export-entries = Your stamps
export-rewards = Your rewards
export-payments = What you paid on account
export-answers = What you said
export-cases = What went wrong
export-notes = What the shop told you
export-nudges = What the shop meant to say to you, and mails

## Joining a shop
join-title = Your punch card at { $shop }
join-welcome = Your punch card at
join-offer = { $n ->
    [one] One stamp, then { $reward }
   *[other] { $n } stamps, then { $reward }
}
join-name = Your name, if you like
join-name-refused = A name has at most 80 letters, on one line.
join-open = Open my card
join-promise = No app, no password. The shop sees when you come and what you earn, and nothing of your other shops.

## Taking a stamp that the counter shows
claim-title = A stamp from { $shop }
claim-offer = { $n ->
    [one] A stamp for you
   *[other] { $n } stamps for you
}
claim-opens-card = This also opens your card here.
claim-take = { $n ->
    [one] Take the stamp
   *[other] Take the stamps
}
claimed = { $n ->
    [one] Stamped
   *[other] You have { $n } new stamps
}
claimed-see-card = See my card

## One sentence and a way on
message-not-found = There is nothing at this address.
message-card-not-found = We do not know this card. Ask at the counter for a new one.
message-no-cards = This phone holds no card yet. Scan the poster at the counter, and you have one.
message-reward-unknown = There is no such reward on this card.
message-ticket-expired = This stamp has expired. Ask at the counter for a new one.
message-ticket-taken = This stamp was already taken.
message-too-soon = It is too soon for another stamp. Come back later.
message-own-card = Whoever shows a stamp cannot take it. Ask a colleague.
message-not-understood = We could not read this. Go back and try again.
message-unavailable = We cannot answer just now. Try again in a minute.
message-see-card = See my card
message-try-again = Try again

## Another phone, and a lost one
card-elsewhere = On another phone
card-browsers = { $n ->
    [0] It is not kept on any phone yet.
    [one] It is kept on one phone.
   *[other] It is kept on { $n } phones.
}
card-link-code = The link of this card as a code
card-link-why = Scan this with the other phone. Show it only to people who may use your card: the link is the card.
card-safe = Keep this card safe, or replace it
cards-title = Your cards
cards-lost = This phone does not hold this card any more: it was replaced, or taken off from another phone.
safe-title = Keep your card safe
safe-word = A recovery word
safe-word-why = Write it on paper. If this phone is lost, type the word on any other phone and your card is back.
safe-word-again = You have made one before. A new one replaces it.
safe-word-make = Make a recovery word
safe-word-new = Write this down now
safe-word-once = It is not shown again. Keep the paper away from the phone.
safe-others = { $n ->
    [one] One other phone holds this card
   *[other] { $n } other phones hold this card
}
safe-forget-why = Take the card off all phones but this one. Whoever saved its link can still open it; if a phone was stolen, replace the card instead.
safe-forget = Forget it on all others
safe-lost = Lost or stolen?
safe-lost-why = A new card takes the place of this one. Old prints, links, codes, recovery words and all other phones stop working at once. Your stamps and rewards stay.
safe-lost-ask = Yes, I want a new card
safe-replace = Replace this card
back-title = Get your card back
back-word = Your recovery word
back-take = Get it back
back-wrong = This word opens no card. Check it, and type it again.
back-slowed = { $n ->
    [one] Too many wrong words. Wait for one second, then try again.
   *[other] Too many wrong words. Wait for { $n } seconds, then try again.
}
back-else = No recovery word? Show your printed card or say your short code at the counter: there they can give your card back too.
return-title = Your card is here again
return-why = Keep it on this phone, and it is yours as before.
return-take = Keep it here
message-way-back = Get a card back
message-return-gone = This way back was used already, or is older than ten minutes. Ask at the counter for a new one.
message-replaced-often = This card was replaced as often as a card can be. Ask at the counter for a new one.

## Blank cards to print
sheet-title = Blank cards for { $shop }
sheet-how = Print on A4 at 100 %, with the browser's print command, and cut along the lines. Each card is ready for the first customer who takes it.
sheet-empty = There are no blank cards on this page.
sheet-card = Show this code at the counter. Your own camera shows your stamps.

## What shop and customer say to each other
note-from = { $shop } writes
note-answer = { $shop } answers
note-offer = An offer from { $shop }
note-seen = Seen
ask-nps = Would you recommend { $shop } to a friend?
ask-nps-low = Not at all
ask-nps-high = Certainly
ask-csat = How was it at { $shop }?
ask-csat-low = Bad
ask-csat-high = Very good
ask-score = { $n } of { $most }
ask-later = Not now
thanks-title = Thank you
thanks-said = { $shop } has your words.
thanks-more = Do you want to say more?
thanks-send = Send
thanks-sorry = Sorry that it was not good.
thanks-case = Tell us what went wrong
case-ask = Something wrong?
case-title = What went wrong?
case-what = Tell { $shop } in a few words
case-wants = Should somebody get back to you?
case-wants-yes = Yes, please: the answer comes on my card
case-wants-no = No, it is enough that you know
case-send = Send
case-open = What you told us on { $date } is with the shop.
case-solved = What you told us is solved, since { $date }.
case-who-reads = Only { $shop } reads this, and it is encrypted.
case-empty = Write what went wrong, then send it.
case-too-long = That is more than 2,000 letters, or has signs that cannot be shown. Make it shorter.
case-too-many = Three a day can be sent from here. Come to the counter with this one, or try tomorrow.

## Posters to print
poster-title = Poster for { $shop }
poster-how-a4 = Print it on A4 at 100 %, with the browser’s print command, and hang it where customers pay.
poster-how-a6 = Print it on A6 at 100 %, with the browser’s print command, and put it beside the till.
poster-how-tent = Print it on A4 at 100 %, with the browser’s print command, and fold it in the middle: it stands, with a face to either side.
poster-tent = Table tent
poster-code = Code for a card
poster-type = or type
