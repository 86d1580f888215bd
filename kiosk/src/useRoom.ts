import { computed, type InjectionKey, inject, onScopeDispose, provide, type Ref, ref, watchEffect } from 'vue'
import { rootPixels } from './sizes.ts'

export interface Room {
  /** Wider than high. */
  readonly wide: boolean
  /** Little room for large type: hints and greetings give way. */
  readonly tight: boolean
  /** Whether there is a lower half that is easier to reach than the whole. */
  readonly lowers: boolean
  /** Everything stands in the lower half. */
  readonly low: boolean
  /** So little of it that leads give way and buttons are as small as they may be. */
  readonly short: boolean
}

/** What the room follows besides the window. */
interface RoomSources {
  /** The screen's, from the plan. */
  readonly diagonalInches: () => number
  readonly large: () => boolean
  readonly low: () => boolean
}

const roomKey: InjectionKey<Readonly<Ref<Room>>> = Symbol('room')

/** The room that `provideRoom` follows. */
export function useRoom(): Readonly<Ref<Room>> {
  const room = inject(roomKey)
  if (!room) throw new Error('provideRoom has not been called')
  return room
}

/** Follows the size of the window and what the visitor has set, and sets the size of everything by it. */
export function provideRoom({ diagonalInches, large, low }: RoomSources): Readonly<Ref<Room>> {
  const size = ref({ width: innerWidth, height: innerHeight })
  const measure = () => {
    size.value = { width: innerWidth, height: innerHeight }
  }
  addEventListener('resize', measure)
  onScopeDispose(() => removeEventListener('resize', measure))

  const rem = computed(() => rootPixels(size.value.width, size.value.height, diagonalInches(), large()))
  watchEffect(() => {
    document.documentElement.style.fontSize = `${rem.value}px`
  })
  const room = computed(() => {
    const { width, height } = size.value
    // A screen that lies is low already.
    const lowers = height > width
    const lowered = lowers && low()
    return {
      wide: width > height,
      tight: lowered || Math.min(width, height) / rem.value < 96,
      lowers,
      low: lowered,
      short: lowered && height / 2 / rem.value < 85,
    }
  })
  provide(roomKey, room)
  return room
}
