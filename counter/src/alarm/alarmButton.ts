// A button under the desk: its reports arrive while the window is hidden, too.
import type { InjectionKey } from 'vue'

/** A way to call for help that needs no window in sight. */
export interface AlarmButton {
  /** False where the browser knows no such devices (plain http, other browsers). */
  readonly possible: boolean
  /** Asks the clerk to choose the device; it is remembered by the browser. True when one is connected. */
  connect(): Promise<boolean>
  /** Calls back at each press; returns what stops it. */
  listen(onPress: () => void): () => void
}

export const alarmButtonKey: InjectionKey<AlarmButton> = Symbol('alarm button')

/** What is used of WebHID (wicg.github.io/webhid). */
export interface HidDevice {
  readonly opened: boolean
  open(): Promise<void>
  oninputreport: ((event: { readonly data: DataView }) => void) | null
}
export interface Hid {
  getDevices(): Promise<readonly HidDevice[]>
  requestDevice(options: { readonly filters: readonly [] }): Promise<readonly HidDevice[]>
}

/** A report that is all zeros says that the button was let go. */
const isPress = (data: DataView): boolean => {
  for (let at = 0; at < data.byteLength; at++) if (data.getUint8(at) !== 0) return true
  return false
}

/** Any HID device that the clerk has allowed is an alarm button; `hid` is null where the browser has none. */
export function hidAlarmButton(hid: Hid | null): AlarmButton {
  const listeners = new Set<() => void>()
  const use = async (devices: readonly HidDevice[]) => {
    for (const device of devices) {
      device.oninputreport = ({ data }) => {
        if (isPress(data)) for (const press of listeners) press()
      }
      if (!device.opened) await device.open()
    }
    return devices.length > 0
  }
  const known = async () => (hid ? use(await hid.getDevices()) : false)
  return {
    possible: hid !== null,
    connect: async () => (hid ? use(await hid.requestDevice({ filters: [] })) : false),
    listen(onPress) {
      listeners.add(onPress)
      // A device that cannot be opened is as good as none; pressing the keys still works.
      known().catch(() => {})
      return () => listeners.delete(onPress)
    },
  }
}
