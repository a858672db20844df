import { onBeforeUnmount, onMounted } from 'vue'

/** A dark page gets a light ground while it is printed. */
export function usePaper(): void {
  const { dataset } = document.documentElement
  let ground: string | undefined
  const before = () => {
    ground = dataset['ground']
    dataset['ground'] = 'light'
  }
  const after = () => (dataset['ground'] = ground)
  onMounted(() => {
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  })
}
