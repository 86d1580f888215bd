import { computed, type InjectionKey, inject, onScopeDispose, provide, type Ref, ref, watchEffect } from 'vue'
import { rootPixels } from './sizes.ts'

export interface Room {
  /** Wider than high. */
  readonly wide: boolean
  /** Little room for large type: hints and greetings give way. */
  readonly tight: boolean
}

const roomKey: InjectionKey<Readonly<Ref<Room>>> = Symbol('room')

/** The room that `provideRoom` follows. */
export function useRoom(): Readonly<Ref<Room>> {
  const room = inject(roomKey)
  if (!room) throw new Error('provideRoom has not been called')
  return room
}

/** Follows the size of the window and sets the size of everything by it; `diagonalInches` is the screen's, from the plan. */
export function provideRoom(diagonalInches: () => number): Readonly<Ref<Room>> {
  const size = ref({ width: innerWidth, height: innerHeight })
  const measure = () => {
    size.value = { width: innerWidth, height: innerHeight }
  }
  addEventListener('resize', measure)
  onScopeDispose(() => removeEventListener('resize', measure))

  const rem = computed(() => rootPixels(size.value.width, size.value.height, diagonalInches()))
  watchEffect(() => {
    document.documentElement.style.fontSize = `${rem.value}px`
  })
  const room = computed(() => {
    const { width, height } = size.value
    return { wide: width > height, tight: Math.min(width, height) / rem.value < 96 }
  })
  provide(roomKey, room)
  return room
}
