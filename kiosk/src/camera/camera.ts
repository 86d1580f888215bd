import type { InjectionKey } from 'vue'

/** The camera of this screen, for codes that stand on paper or on a phone. */
export interface Camera {
  /** Whether there is one that the browser may be asked for: over https or on the machine itself. */
  isThere(): Promise<boolean>
  /** Asks the person or the kiosk's settings for leave. Rejects where that is denied, or the camera is taken. */
  open(): Promise<MediaStream>
}

export const cameraKey: InjectionKey<Camera> = Symbol('camera')

/** What is used of `navigator.mediaDevices`, which plain http does not have. */
type Devices = Pick<MediaDevices, 'enumerateDevices' | 'getUserMedia'>

export const browserCamera = (devices: Devices | undefined): Camera => ({
  async isThere() {
    const all = (await devices?.enumerateDevices().catch(() => [])) ?? []
    return all.some(({ kind }) => kind === 'videoinput')
  },
  async open() {
    if (!devices) throw new Error('this page has no camera')
    return devices.getUserMedia({ audio: false, video: { facingMode: 'user', width: { ideal: 1280 } } })
  },
})
