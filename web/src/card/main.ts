console.log('card')
export {}
