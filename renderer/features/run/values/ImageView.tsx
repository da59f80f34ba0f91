import { useState } from 'react'
import { useText } from '../../../i18n/useText'
import type { ImageData } from '../imageData'
import { sizeText } from '../units'

interface ImageViewProps {
  readonly image: ImageData
  readonly name: string
}

/** A picture that a text holds, on a ground that shows where it is clear. */
export function ImageView({ image, name }: ImageViewProps) {
  const text = useText().run
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const [broken, setBroken] = useState(false)
  if (broken) return <p className="value-note">{text.imageBroken}</p>
  return (
    <figure className="value-image">
      <img
        src={image.url}
        alt={text.imageName(name)}
        onLoad={({ currentTarget }) =>
          setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
        onError={() => setBroken(true)}
      />
      <figcaption>
        {size === null ? image.kind : text.imageFacts(image.kind, size.width, size.height)} · {sizeText(image.bytes)}
      </figcaption>
    </figure>
  )
}
