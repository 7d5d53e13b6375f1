import './charts.css'

/** How far it is from the bottom to the goal. */
export function Thermometer({ label, share, from, to }: { label: string; share: number | null; from: string; to: string }) {
  return (
    <div class="chart" role="img" aria-label={label}>
      <span class="tube">
        <i style={{ width: `${Math.round(Math.min(1, Math.max(0, share ?? 0)) * 1000) / 10}%` }} />
      </span>
      <span class="ends">
        <span>{from}</span>
        <span>{to}</span>
      </span>
    </div>
  )
}
