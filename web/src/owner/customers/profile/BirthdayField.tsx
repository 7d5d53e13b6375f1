import type { Language, Say } from '../../../words'
import { parted } from '../called'

/** A birthday in parts: many tell the day and not the year. */
export function BirthdayField({ say, language, birthday }: { say: Say; language: Language; birthday: string | null | undefined }) {
  const { day, month, year } = parted(birthday)
  const months = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { month: 'long', timeZone: 'UTC' })
  return (
    <fieldset class="birthday">
      <legend>{say('customers-birthday')}</legend>
      <label>
        {say('customers-birthday-day')}
        <input name="day" inputmode="numeric" pattern="[0-9]{1,2}" maxlength={2} autocomplete="off" defaultValue={day} />
      </label>
      <label>
        {say('customers-birthday-month')}
        <select name="month" defaultValue={month}>
          <option value="">—</option>
          {Array.from({ length: 12 }, (_, index) => (
            <option key={index} value={String(index + 1)} selected={String(index + 1) === month}>
              {months.format(new Date(Date.UTC(2000, index, 1)))}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('customers-birthday-year')}
        <input name="year" inputmode="numeric" pattern="[0-9]{4}" maxlength={4} autocomplete="off" defaultValue={year} />
      </label>
    </fieldset>
  )
}
